-- expect: rule-error dofile
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    dofile("x.lua")
  end,
}
