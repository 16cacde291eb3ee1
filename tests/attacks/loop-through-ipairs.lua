-- expect: rule-budget
return rule {
  summary = "never stops asking for loops it does not run",
  each = "sentence",
  check = function(sentence, report)
    while true do
      ipairs({})
    end
  end,
}
