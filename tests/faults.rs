//! What is wrong is refused clearly, and nothing of it is published.

mod wrong_input;
