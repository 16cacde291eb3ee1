-- expect: rule-error io
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    io.open("/etc/passwd")
  end,
}
