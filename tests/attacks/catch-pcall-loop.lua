-- expect: rule-error pcall
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    while true do
      pcall(function() while true do end end)
    end
  end,
}
