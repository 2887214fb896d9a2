package cosr.runtime.serve;

/** What a stream is told. */
sealed interface Said {
  /** More of an answer. */
  record Part(Piece piece) implements Said {}

  /** All answers have ended. */
  record End() implements Said {}

  /** There will be no more. */
  record Broken(ApiError error) implements Said {}
}
