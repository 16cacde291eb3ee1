-- expect: rule-error coroutine
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    coroutine.wrap(function() while true do end end)()
  end,
}
