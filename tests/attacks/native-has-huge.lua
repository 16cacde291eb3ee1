-- expect: rule-budget
local list = terms.load("list.toml")

return rule {
  summary = "a hundred questions for a megabyte to a list",
  each = "sentence",
  check = function(sentence, report)
    local big = ("é"):rep(500000)
    for _ = 1, 100 do
      list:has(big)
    end
  end,
}
