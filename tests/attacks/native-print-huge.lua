-- expect: rule-budget|rule-memory
return rule {
  summary = "a hundred lines of a megabyte",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      print(big)
    end
  end,
}
