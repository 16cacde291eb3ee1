-- expect: rule-budget
return rule {
  summary = "a hundred comparisons of names of a megabyte",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      names.same(big, big)
    end
  end,
}
