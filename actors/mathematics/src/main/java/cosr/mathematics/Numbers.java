package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.math.BigInteger;

/** Reads numbers: whole ones, decimals, repeating decimals, thousands, powers of ten. */
final class Numbers {
  private Numbers() {}

  static Node read(Cursor cursor) {
    Token token = cursor.next();
    if (token.kind() != Kind.NUMBER) throw new Stop("syntax");
    String text = token.text();
    Token after = cursor.peek();
    if (after.command("overline") || after.command("bar") || after.command("dot"))
      return repeating(text, cursor);
    if (text.endsWith(".")) text = text.substring(0, text.length() - 1);
    if (exponent(text, cursor)) return scientific(text, cursor);
    return decimal(text);
  }

  static Node.Num decimal(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) return new Node.Num(Rational.of(integer(text)), 0);
    int places = text.length() - dot - 1;
    BigInteger digits = integer(text.substring(0, dot) + text.substring(dot + 1));
    return new Node.Num(new Rational(digits, BigInteger.TEN.pow(places)), places);
  }

  private static BigInteger integer(String digits) {
    if (digits.length() > 1200) throw new Stop("size");
    return new BigInteger(digits);
  }

  /** {@code 0.1} and {@code \overline{6}}: the period over as many nines, shifted. */
  private static Node repeating(String text, Cursor cursor) {
    int dot = text.indexOf('.');
    if (dot < 0) throw new Stop("digits");
    boolean dots = cursor.next().text().equals("dot");
    boolean brace = cursor.take("{");
    String period = "";
    if (brace) {
      Token token = cursor.next();
      if (token.kind() != Kind.NUMBER || token.text().indexOf('.') >= 0) throw new Stop("digits");
      period = token.text();
      cursor.expect("}");
    } else {
      if (cursor.peek().kind() != Kind.NUMBER) throw new Stop("digits");
      period = cursor.digit().toString();
    }
    if ((dots && period.length() > 1) || cursor.peek().kind() == Kind.NUMBER)
      throw new Stop("digits");
    if (cursor.peek().command("dot") || period.length() > 50) throw new Stop("digits");
    int places = text.length() - dot - 1;
    BigInteger scale = BigInteger.TEN.pow(places);
    Rational fixed = new Rational(integer(text.substring(0, dot) + text.substring(dot + 1)), scale);
    BigInteger nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
    Rational rest = new Rational(new BigInteger(period), nines.multiply(scale));
    return new Node.Num(fixed.plus(rest), 0);
  }

  /** {@code 1.5e3}, {@code 2E-4}: not {@code 2e3}, which may mean a multiple of Euler's number. */
  private static boolean exponent(String text, Cursor cursor) {
    Token e = cursor.peek();
    boolean letter = e.kind() == Kind.LETTER && !e.spaced() && e.text().equalsIgnoreCase("e");
    if (!letter) return false;
    Token then = cursor.peek(1);
    boolean signed = (then.is("-") || then.is("+")) && cursor.peek(2).kind() == Kind.NUMBER;
    if (then.kind() == Kind.NUMBER && !then.spaced()) {
      if (text.indexOf('.') < 0 && e.text().equals("e")) throw new Stop("exponent");
      return then.text().matches("\\d{1,3}");
    }
    if (!signed || then.spaced() || cursor.peek(2).spaced()) return false;
    if (text.indexOf('.') < 0 && e.text().equals("e")) throw new Stop("exponent");
    return cursor.peek(2).text().matches("\\d{1,3}");
  }

  private static Node scientific(String text, Cursor cursor) {
    cursor.next();
    boolean negative = cursor.take("-");
    if (!negative) cursor.take("+");
    int power = Integer.parseInt(cursor.next().text());
    Rational scale = Rational.of(10).pow(negative ? -power : power);
    Node.Num mantissa = decimal(text);
    return new Node.Num(mantissa.value().times(scale), 0);
  }
}
