package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import cosr.student.engine.SavedWeights;
import cosr.student.model.HubConfig;
import cosr.student.model.ModelConfig;
import cosr.student.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final SortedMap<String, byte[]> TOKENIZER =
      new TokenizerFiles("012345678.").files(40);
  private static final String NO_DIGEST = "0".repeat(64);

  @TempDir private Path home;
  private DjlEngine engine;

  @BeforeEach
  void start() {
    engine = new DjlEngine(Small.shape(), Small.OPTIONS, TOKENIZER);
    engine.initialise(1);
    train(engine, 0, 5);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void updatesAfterALoadGiveTheBitsOfAnUninterruptedRun() {
    SavedWeights saved = engine.save(home.resolve("w5"), Hook.NONE);
    assertThat(saved.weightsDigest()).isEqualTo(engine.digest());
    train(engine, 5, 10);
    try (DjlEngine other = new DjlEngine(Small.shape(), Small.OPTIONS, TOKENIZER)) {
      other.load(home.resolve("w5"), saved.weightsDigest(), saved.optimizerDigest());
      assertThat(other.digest()).isEqualTo(saved.weightsDigest());
      train(other, 5, 10);
      assertThat(other.digest()).isEqualTo(engine.digest());
      assertThat(other.save(home.resolve("b"), Hook.NONE))
          .isEqualTo(engine.save(home.resolve("a"), Hook.NONE));
    }
  }

  @Test
  void theFolderIsAHuggingFaceFolderWithTheOptimizerBeside() throws IOException {
    engine.save(home.resolve("w5"), Hook.NONE);
    assertThat(files(home))
        .containsExactly(
            "w5/config.json",
            "w5/cosr/optimizer.safetensors",
            "w5/generation_config.json",
            "w5/model.safetensors",
            "w5/tokenizer.json",
            "w5/tokenizer_config.json");
    assertThat(HubConfig.read(Files.readAllBytes(home.resolve("w5/config.json"))))
        .isEqualTo(Small.shape());
  }

  @Test
  void aSaveThatIsCutOffLeavesTheOldFolderAndTheNextOneSucceeds() throws IOException {
    Path folder = home.resolve("latest");
    SavedWeights old = engine.save(folder, Hook.NONE);
    train(engine, 5, 6);
    List<String> places = new ArrayList<>();
    List<Long> written = new ArrayList<>();
    for (String cut : List.of(Hook.MID_WRITE, Hook.BEFORE_RENAME)) {
      assertThatThrownBy(
              () ->
                  engine.save(
                      folder,
                      place -> {
                        places.add(place);
                        written.add(size(home.resolve(".latest.tmp/model.safetensors")));
                        if (place.equals(cut)) throw new IllegalStateException("cut");
                      }))
          .hasMessage("cut");
      try (DjlEngine other = new DjlEngine(Small.shape(), Small.OPTIONS, TOKENIZER)) {
        other.load(folder, old.weightsDigest(), old.optimizerDigest());
      }
    }
    assertThat(places).containsExactly("mid-write", "mid-write", "before-rename");
    long whole = size(folder.resolve("model.safetensors"));
    assertThat(written.get(0)).isBetween(whole / 8, 7 * whole / 8).isEqualTo(written.get(1));
    assertThat(written.get(2)).isEqualTo(whole);
    SavedWeights now = engine.save(folder, Hook.NONE);
    engine.load(folder, now.weightsDigest(), now.optimizerDigest());
    assertThat(files(home)).hasSize(6).allMatch(name -> name.startsWith("latest/"));
  }

  @Test
  void aReplacementThatIsCutOffBetweenItsRenamesIsUndone() throws IOException {
    SavedWeights saved = engine.save(home.resolve("latest"), Hook.NONE);
    Files.move(home.resolve("latest"), home.resolve(".latest.old"));
    engine.load(home.resolve("latest"), saved.weightsDigest(), saved.optimizerDigest());
    assertThat(home.resolve("latest")).isDirectory();
  }

  @Test
  void aDigestThatDiffersIsRefusedAndNothingChanges() {
    Path folder = home.resolve("w5");
    SavedWeights saved = engine.save(folder, Hook.NONE);
    train(engine, 5, 6);
    String before = engine.digest();
    assertThatThrownBy(() -> engine.load(folder, NO_DIGEST, saved.optimizerDigest()))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            "checkpoint %s: model.safetensors has digest %s, the journal says %s",
            folder, saved.weightsDigest(), NO_DIGEST);
    assertThatThrownBy(() -> engine.load(folder, saved.weightsDigest(), NO_DIGEST))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            "checkpoint %s: cosr/optimizer.safetensors has digest %s, the journal says %s",
            folder, saved.optimizerDigest(), NO_DIGEST);
    assertThat(engine.digest()).isEqualTo(before);
  }

  @Test
  void filesThatAreMissingCutShortOrChangedAreNamed() throws IOException {
    Path folder = home.resolve("w5");
    SavedWeights saved = engine.save(folder, Hook.NONE);
    refused(home.resolve("none"), saved, "checkpoint %s has no config.json");
    Path weights = folder.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, 500));
    refused(folder, saved, "checkpoint %s: model.safetensors can't be read: its header can't be");
    Files.write(weights, Arrays.copyOf(whole, whole.length - 4));
    refused(folder, saved, "checkpoint %s: model.safetensors can't be read: tensor model.norm");
    Files.write(weights, whole);
    Path optimizer = folder.resolve("cosr/optimizer.safetensors");
    byte[] state = Files.readAllBytes(optimizer);
    Files.delete(optimizer);
    refused(folder, saved, "checkpoint %s has no cosr/optimizer.safetensors");
    Files.write(optimizer, whole);
    refused(folder, saved, "checkpoint %s: cosr/optimizer.safetensors has no m.model.embed");
    Files.write(optimizer, state);
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    refused(folder, saved, "checkpoint %s: tokenizer.json is not the one of this run");
    Files.write(folder.resolve("config.json"), ModelConfig.write(Small.shape(4, 2, List.of(0, 1))));
    refused(folder, saved, "checkpoint %s holds another model: ModelShape[hidden=16");
    Files.write(folder.resolve("config.json"), "nonsense".getBytes(StandardCharsets.UTF_8));
    refused(folder, saved, "checkpoint %s: config.json is no JSON");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> engine.save(file.resolve("w5"), Hook.NONE))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith("checkpoint " + file.resolve("w5") + " can't be written: ");
  }

  @Test
  void weightsOfAFolderAreAdoptedWithAFreshOptimizer() {
    engine.save(home.resolve("w5"), Hook.NONE);
    try (DjlEngine other = new DjlEngine(Small.shape(), Small.OPTIONS, new TreeMap<>())) {
      other.adopt(home.resolve("w5"));
      assertThat(other.digest()).isEqualTo(engine.digest());
      assertThat(Small.tensors(other.held().optimizer()).get("step").values()).containsExactly(0);
    }
  }

  private void refused(Path folder, SavedWeights saved, String message) {
    assertThatThrownBy(() -> engine.load(folder, saved.weightsDigest(), saved.optimizerDigest()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(message.formatted(folder))
        .message()
        .hasLineCount(1);
  }

  private static void train(DjlEngine engine, int from, int to) {
    for (int i = from; i < to; i++) {
      engine.train(Small.split(Small.policy(i, 24), 5, 7), 1e-2);
      engine.train(Small.split(Small.supervised(i, 16), 10), 1e-2);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> home.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
