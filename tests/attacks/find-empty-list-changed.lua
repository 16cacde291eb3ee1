-- expect: rule-error
local list = terms.load("list.toml")

return rule {
  summary = "writes into the list that all searches without a match share",
  each = "sentence",
  check = function(sentence, report)
    local nothing = list:find(sentence.words[1])
    assert(#nothing == 0)
    table.insert(nothing, sentence)
  end,
}
