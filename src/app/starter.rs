//! The starter rules, as they stand in this repository: `recoupe init` copies them, and then they are the user's.

macro_rules! starter {
    ($($path:literal),* $(,)?) => { &[$(($path, include_str!(concat!("../../", $path)))),*] };
}

/// Path in the workspace and text of each file.
pub const FILES: &[(&str, &str)] = starter![
    "rules/absolute-claim.lua",
    "rules/anonymous-source.lua",
    "rules/baseless-percentage.lua",
    "rules/causal-claim.lua",
    "rules/differing-quotation.lua",
    "rules/differing-speaker.lua",
    "rules/lib/count.lua",
    "rules/lib/listed.lua",
    "rules/lib/measure.lua",
    "rules/lib/period.lua",
    "rules/lib/thing.lua",
    "rules/lib/words.lua",
    "rules/loaded-attribution.lua",
    "rules/loaded-term.lua",
    "rules/name-spelling.lua",
    "rules/name-variant.lua",
    "rules/parts-and-whole.lua",
    "rules/press-conditional.lua",
    "rules/relative-date.lua",
    "rules/scare-quotes.lua",
    "rules/shifting-date.lua",
    "rules/shifting-figure.lua",
    "rules/shifting-inside.lua",
    "rules/superlative.lua",
    "rules/terms/absolutes.en.toml",
    "rules/terms/absolutes.fr.toml",
    "rules/terms/actions.en.toml",
    "rules/terms/actions.fr.toml",
    "rules/terms/amounts.en.toml",
    "rules/terms/amounts.fr.toml",
    "rules/terms/causes.en.toml",
    "rules/terms/causes.fr.toml",
    "rules/terms/counts.en.toml",
    "rules/terms/counts.fr.toml",
    "rules/terms/groups.en.toml",
    "rules/terms/groups.fr.toml",
    "rules/terms/loaded.en.toml",
    "rules/terms/loaded.fr.toml",
    "rules/terms/measures.en.toml",
    "rules/terms/measures.fr.toml",
    "rules/terms/periods.en.toml",
    "rules/terms/periods.fr.toml",
    "rules/terms/superlatives.en.toml",
    "rules/terms/superlatives.fr.toml",
    "rules/terms/taking-sides.en.toml",
    "rules/terms/taking-sides.fr.toml",
    "rules/terms/vague-time.en.toml",
    "rules/terms/vague-time.fr.toml",
    "rules/terms/weasel.en.toml",
    "rules/terms/weasel.fr.toml",
    "rules/unattributed-quotation.lua",
    "rules/undated-reference.lua",
    "rules/unsourced-claim.lua",
    "rules/weasel-word.lua",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_under_rules_is_copied() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("rules")];
        let mut found = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        let listed: BTreeSet<String> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(listed, found, "bring the list in src/app/starter.rs up to date");
    }
}
