package cosr.proof;

/** What a label looks like. */
final class Labels {
  private Labels() {}

  /** Letters, digits, and {@code -}, {@code _} and {@code .}. */
  static boolean isLabel(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && c != '-' && c != '_' && c != '.') return false;
    }
    return !token.isEmpty();
  }

  /** The code of a token of a proof that no statement has for its label. */
  static String unknown(String token) {
    if (token.equals("?")) return "incomplete";
    return isLabel(token) ? "unknown-label" : "not-a-label";
  }
}
