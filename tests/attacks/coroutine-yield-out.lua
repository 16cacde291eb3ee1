-- expect: rule-error coroutine
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    coroutine.yield(1)
  end,
}
