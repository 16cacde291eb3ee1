-- expect: rule-error
local list = terms.load("list.toml")

return rule {
  summary = "asks with the number that stands behind a sentence",
  each = "sentence",
  check = function(sentence, report)
    for kind = 0, 20 do
      list:find(kind * 4294967296)
    end
  end,
}
