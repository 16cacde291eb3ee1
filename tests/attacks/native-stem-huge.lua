-- expect: rule-budget
return rule {
  summary = "a hundred calls that each look for the stem of a megabyte",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      stem(big, "fr")
    end
  end,
}
