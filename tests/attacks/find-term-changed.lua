-- expect: rule-error
local list = terms.load("list.toml")

return rule {
  summary = "changes an entry that other rules see",
  each = "sentence",
  check = function(sentence, report)
    local match = list:first(sentence.document)
    match.term.note = "stolen"
  end,
}
