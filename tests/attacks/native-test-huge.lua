-- expect: rule-budget
local word = pattern([[x\w+y]])

return rule {
  summary = "a hundred tests of a pattern on a megabyte",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      word:test(big)
    end
  end,
}
