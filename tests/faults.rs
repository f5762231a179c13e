//! What is wrong is refused clearly, and nothing of it is published.

mod too_long;
mod wrong_input;
