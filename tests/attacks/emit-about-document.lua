-- expect: rule-error more than 2000 facts|rule-budget
return rule {
  summary = "attack",
  extract = function(document, emit)
    while true do
      for _, sentence in ipairs(document.sentences) do
        emit({ key = "x", at = sentence.words[1], about = document, event = "x" })
      end
    end
  end,
  compare = function() end,
}
