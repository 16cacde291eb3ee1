-- expect: rule-error
local word = pattern([[(?i)\bm\w+]])

return rule {
  summary = "clears the list that was found",
  each = "sentence",
  check = function(sentence, report)
    table.clear(word:find(sentence))
  end,
}
