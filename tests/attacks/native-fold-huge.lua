-- expect: rule-budget
return rule {
  summary = "a hundred calls that each fold a megabyte",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      fold(big)
    end
  end,
}
