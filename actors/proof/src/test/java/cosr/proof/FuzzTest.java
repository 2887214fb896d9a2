package cosr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final int ROUNDS = 20_000;

  private final Database database = Databases.named("propositional").orElseThrow();

  @Test
  void noSequenceOfLabelsProvesThatEverythingHolds() {
    Goal falsehood = Goal.create(database, "", List.of("h |- ( ph -> ps )"), "|- ps", List.of());
    List<String> labels = new ArrayList<>(database.labels());
    labels.addAll(List.of("wph", "wps", "wch", "h", "?", "(", "$.", "min"));
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder proof = new StringBuilder();
      for (int k = random.nextInt(30); k > 0; k--)
        proof.append(labels.get(random.nextInt(labels.size()))).append(' ');
      assertThat(falsehood.check(proof.toString(), new Limits(5_000, 50, 2_000)))
          .as(proof.toString())
          .isNotInstanceOf(Outcome.Proved.class);
    }
  }

  @Test
  void aDatabaseWithAnyTokenChangedIsReadOrRefusedAndNeverBreaks() {
    String source =
        "$c ( ) -> wff |- $. $v p q $. wp $f wff p $. wq $f wff q $. wi $a wff ( p -> q ) $."
            + " ${ min $e |- p $. maj $e |- ( p -> q ) $. mp $a |- q $. $}"
            + " a1 $a |- ( p -> ( q -> p ) ) $."
            + " ${ h $e |- p $. th $p |- ( q -> p ) $= ( wi a1 mp ) ABADCABEF $. $}";
    assertThat(Database.read(source, Limits.LARGE)).isInstanceOf(Database.Accepted.class);
    String[] tokens = source.split(" ");
    List<String> pieces = new ArrayList<>(List.of(tokens));
    pieces.addAll(
        List.of("?", "Z", "ABZ", "$(", "$)", "$[", "$d", "é", "UUUU", "UUUUUUUUUUUUUUUUT"));
    Random random = new Random(11);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String[] changed = tokens.clone();
      for (int k = 0; k <= random.nextInt(3); k++)
        changed[random.nextInt(changed.length)] = pieces.get(random.nextInt(pieces.size()));
      if (Database.read(String.join(" ", changed), new Limits(5_000, 50, 2_000))
          instanceof Database.Accepted) accepted++;
    }
    assertThat(accepted).isBetween(1, ROUNDS / 4);
  }

  /** Of each theorem's proof one label is left out, doubled, or taken from elsewhere. */
  @Test
  void aProofWithAnyOneLabelChangedIsRefused() throws IOException {
    String source;
    try (InputStream in = Databases.class.getResourceAsStream("propositional.mm")) {
      source = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    Random random = new Random(3);
    Matcher proof = Pattern.compile("\\$=([^$]+)\\$[.]").matcher(source);
    int changed = 0;
    int accepted = 0;
    while (proof.find()) {
      List<String> labels = new ArrayList<>(List.of(proof.group(1).strip().split("\\s+")));
      int at = random.nextInt(labels.size());
      switch (random.nextInt(3)) {
        case 0 -> labels.remove(at);
        case 1 -> labels.add(at, labels.get(at));
        default -> labels.set(at, random.nextBoolean() ? "wph" : "ax-2");
      }
      String other = String.join(" ", labels);
      if (other.equals(proof.group(1).strip().replaceAll("\\s+", " "))) continue;
      changed++;
      String wrong = source.substring(0, proof.start(1)) + other + " $.";
      String open = source.substring(source.lastIndexOf("${", proof.start()), proof.start());
      if (!open.contains("$}")) wrong += " $}";
      if (Database.read(wrong, Limits.LARGE) instanceof Database.Accepted) accepted++;
    }
    assertThat(changed).isGreaterThan(100);
    assertThat(accepted).isZero();
  }
}
