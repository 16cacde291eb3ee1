-- expect: ok
local word = pattern([[\w+]])
return rule {
  summary = "what is known of a match, enumerated and left as it is",
  each = "sentence",
  check = function(sentence, report)
    local match = word:first(sentence)
    for key, value in next, match do
      assert(type(key) == "string" and value ~= nil)
    end
    assert(not next(match) or type(next(match)) == "string")
    assert(table.isfrozen(match))
  end,
}
