-- expect: ok
local runs = 0
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    runs = runs + 1
    assert(runs == 1)
  end,
}
