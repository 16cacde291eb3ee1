-- expect: rule-error got a list
local word = pattern([[\w+]])
return rule {
  summary = "a list reported as if it were an object",
  each = "sentence",
  check = function(sentence, report)
    report(word:find(sentence), "all of them")
  end,
}
