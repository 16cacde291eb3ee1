//! From an empty folder to a first finding.

use crate::folder::Folder;

#[test]
fn a_new_workspace_works_and_is_never_overwritten() {
    let folder = Folder::empty();
    folder.run(&["init"]).exits(0).says(&["starter rules", "recoupe check"]);
    assert!(folder.read(".gitignore").contains("/annotations/**/*.diff"));
    assert!(folder.read(".luals/recoupe.lua").starts_with("---@meta"));
    assert!(folder.read(".luarc.json").contains("\".luals\""), "the language server is led to the stubs");
    folder.write(".luarc.json", "{}");
    folder.run(&["check"]).exits(0).says(&["there is nothing to read yet"]);
    folder.write("rules/loaded-term.lua", "mine");
    folder.write("recoupe.toml", "# mine\n");
    folder.run(&["init"]).exits(0).says(&["Everything is here already; nothing was touched."]);
    assert_eq!(folder.read(".luarc.json"), "{}");
    assert_eq!((folder.read("rules/loaded-term.lua"), folder.read("recoupe.toml")), ("mine".into(), "# mine\n".into()));
}

#[test]
fn a_new_rule_works_as_it_stands() {
    let folder = Folder::with_a_story();
    folder.run(&["new", "rule", "hearsay"]).exits(0).says(&["rules/hearsay.lua"]);
    folder.write("seeds/flood/three.txt", "It is said that the dam was old. She said: \"It is said that he lied.\"\n");
    folder.run(&["check"]).exits(0).says(&["who says so?"]);
    assert_eq!(folder.read("annotations/flood/three.txt.toml").matches("rule = \"hearsay\"").count(), 1);
    folder.run(&["new", "rule", "hearsay"]).exits(2).says(&["there is a rule `hearsay` already"]);
    folder.run(&["new", "rule", "Ouï dire"]).exits(2).says(&["`oui-dire` can"]);
}
