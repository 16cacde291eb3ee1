-- expect: rule-error
return rule {
  summary = "attack",
  each = "document",
  check = function(unit, report, options)
    local fields = {}
    for i = 1, 10000 do
      fields["f" .. i] = i
    end
    report(unit, "m", { fields = fields })
  end,
}
