-- expect: rule-error is it called with
local word = pattern([[\w+]])
return rule {
  summary = "a method called with a dot",
  each = "sentence",
  check = function(sentence, report)
    word.find(sentence)
  end,
}
