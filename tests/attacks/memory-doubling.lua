-- expect: rule-memory
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local s = "x"
    while true do
      s = s .. s
    end
  end,
}
