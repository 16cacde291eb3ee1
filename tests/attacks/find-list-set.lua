-- expect: rule-error
local word = pattern([[(?i)\bm\w+]])

return rule {
  summary = "puts a match of its own into a list that was found",
  each = "sentence",
  check = function(sentence, report)
    local found = word:find(sentence)
    found[1] = sentence
  end,
}
