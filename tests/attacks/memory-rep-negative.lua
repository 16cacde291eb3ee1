-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local _ = ("x"):rep(-1)
  end,
}
