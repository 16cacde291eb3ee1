-- expect: rule-error xpcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    xpcall(function() error("x") end, function() while true do end end)
  end,
}
