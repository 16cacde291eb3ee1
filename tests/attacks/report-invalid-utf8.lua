-- expect: ok
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    report(unit, "\255\254")
  end,
}
