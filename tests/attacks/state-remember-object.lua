-- expect: ok
local remembered = {}
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    assert(#remembered == 0)
    remembered[1] = unit
  end,
}
