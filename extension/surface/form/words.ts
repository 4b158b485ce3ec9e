/** What is said in the token form, but what the background says of it. */
export const WORDS = [
  "name",
  "formGone",
  "formLooking",
  "formNoAnswer",
  "formMore",
  "formWay",
  "guideSteps",
  "formTaskLabel",
  "formTaskNone",
  "problemFormNotRecognised",
] as const;
