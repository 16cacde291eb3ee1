-- expect: rule-error
local word = pattern([[(?i)\bm\w+]])

return rule {
  summary = "sets the words of a match, which it knows from the beginning",
  each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(word:find(sentence.document)) do
      match.text = "other"
    end
  end,
}
