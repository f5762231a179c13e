//! Local governments and their codes.

mod list;

pub use list::{find_listed, listed};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

crate::enumeration! {
    /// The level of a government.
    Level {
        /// 省、自治区、直辖市.
        Province = "province", "省";
        /// 地级市、地区、自治州、盟.
        Prefecture = "prefecture", "市";
        /// 县、区、县级市、旗.
        County = "county", "县";
        /// 乡、镇、街道.
        Township = "township", "乡镇";
        /// A development zone with a budget of its own, which GB/T 2260 does not list.
        DevelopmentZone = "development_zone", "开发区";
    }
}

crate::enumeration! {
    /// The list that a government's code stands in.
    CodeSystem {
        /// The national standard for codes of administrative divisions.
        Gbt2260 = "gb_t_2260", "GB/T 2260";
        /// The statistics bureau's list, for codes that the national standard lacks.
        Statistics = "statistics", "统计用区划代码";
        /// A code in neither list: stated by the publisher.
        Other = "other", "其他";
    }
}

/// A local government.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Government {
    /// Six digits.
    #[schemars(regex(pattern = "^[0-9]{6}$"))]
    pub code: String,
    /// The list that the code stands in.
    pub code_system: CodeSystem,
    /// The official name in that list, or as the publisher states it.
    pub name: String,
    /// The level.
    pub level: Level,
    /// The code of the government above.
    pub parent: Option<String>,
    /// The code of the province.
    pub province: Option<String>,
    /// Whether the embedded list of codes has it.
    pub listed: bool,
}

impl Government {
    /// The government of a code: as the embedded list has it, or else as its publisher states it.
    #[must_use]
    pub fn stated(code: &str, name: &str) -> Self {
        find_listed(code).cloned().unwrap_or_else(|| Self {
            code: code.to_owned(),
            code_system: CodeSystem::Other,
            name: name.to_owned(),
            level: Level::County,
            parent: None,
            province: None,
            listed: false,
        })
    }
}
