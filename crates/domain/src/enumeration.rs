//! Closed lists of values: an English key for programs, the printed Chinese beside it.

/// Declares an enumeration whose every value has an English `key` (the wire and database form)
/// and the Chinese words it stands for in print.
///
/// The result has `ALL`, `key()`, `printed()`, `from_key()`, and is serialised as its key.
#[macro_export]
macro_rules! enumeration {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $key:literal, $printed:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = $printed]
                #[serde(rename = $key)]
                $variant,
            )+
        }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every value as its key and its printed words, in the order of its declaration.
            pub const CHOICES: &'static [$crate::enumeration::Choice] = &[$(
                $crate::enumeration::Choice { key: $key, printed: $printed }
            ),+];

            /// The English key: the form on the wire and in the database.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The Chinese words that the value stands for.
            #[must_use]
            pub const fn printed(self) -> &'static str {
                match self { $(Self::$variant => $printed),+ }
            }

            /// The value of an English key, or nothing for any other text.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.key())
            }
        }
    };
}

/// One value of an enumeration as data, for parameters, schemas and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The English key.
    pub key: &'static str,
    /// The Chinese words.
    pub printed: &'static str,
}
