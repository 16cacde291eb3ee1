-- expect: rule-error a copy of a match
local word = pattern([[\w+]])
return rule {
  summary = "a match, cloned",
  each = "sentence",
  check = function(sentence, report)
    local copy = table.clone(word:first(sentence))
    report(copy, copy.text)
  end,
}
