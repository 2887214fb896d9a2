package cosr.runtime.node;

import cosr.config.Settings;
import cosr.config.StudentSettings;
import cosr.config.UserError;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.hub.FolderDigest;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.HubTokenizer;
import cosr.student.wording.ChatWording;
import cosr.student.wording.Wording;
import cosr.templates.ModelTemplates;
import cosr.templates.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A Hugging Face model as the Student of a run. */
final class BroughtModel {
  /** Who asks for all matrices of the layers. */
  private static final List<String> ALL = List.of(LoraTargets.ALL_LINEAR);

  private static final String KEY = "student.model: ";

  /** What a model must be able to be asked at least. */
  private static final String TRIED = "1 + 1";

  private final Settings settings;
  private final ModelFolder folder;
  private final HubTokenizer tokenizer;
  private final ModelShape shape;
  private final ModelPlan plan;
  private final LoraConfig lora;

  private BroughtModel(Settings settings, ModelFolder folder) {
    this.settings = settings;
    this.folder = folder;
    this.tokenizer = HubTokenizer.of(folder);
    this.shape =
        shape(folder, settings.student().context()).withEnds(List.copyOf(tokenizer.endIds(folder)));
    this.lora = lora(settings.student());
    List<LoraModule> modules =
        settings.student().lora().rank() > 0 ? modules(shape, lora) : List.of();
    this.plan = new ModelPlan(shape, modules, halves(settings.student().lora(), folder));
  }

  /**
   * The model of the settings.
   *
   * @throws UserError with one line, if the folder isn't one that is supported
   */
  static BroughtModel of(Settings settings) {
    return new BroughtModel(
        settings, ModelFolder.open(Path.of(settings.student().model()).toAbsolutePath()));
  }

  ModelShape shape() {
    return shape;
  }

  /** The same without its tokenizer, where only numbers are wanted. */
  BroughtModel silent() {
    tokenizer.close();
    return this;
  }

  /** One over the folder's digests, in hex. */
  String digest() {
    FolderDigest digest = FolderDigest.of(folder);
    String all = digest.config() + digest.tokenizer() + digest.weights();
    byte[] hash = Digests.sha256().digest(all.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash);
  }

  /** Refuses a folder that is another one than the run was made with. */
  BroughtModel checked() {
    String then = settings.student().sha256();
    if (!then.isEmpty() && !then.equals(digest()))
      throw new UserError(
          KEY
              + folder.path()
              + " is not the folder that the run was made with: put that one back, or train a new run");
    return this;
  }

  TensorEngine engine() {
    return new DjlEngine(plan, EngineOptions.of(settings), files());
  }

  ModelFiles files() {
    return plan.adapted()
        ? ModelFiles.adapters(folder, shape, lora, plan.adapters())
        : ModelFiles.of(folder, shape);
  }

  ModelPlan plan() {
    return plan;
  }

  ModelFolder folder() {
    return folder;
  }

  Wording wording() {
    StudentSettings student = settings.student();
    ModelTemplates templates = templates();
    ChatWording wording = wording(templates, student.system());
    try {
      wording.room(wording.prompt(TRIED, ""), 1);
      return wording;
    } catch (IllegalArgumentException e) {
      boolean system = !student.system().isEmpty() && asks(wording(templates, ""));
      wording.close();
      throw new UserError(
          system
              ? "student.system: %s cannot be asked with it (%s): leave it empty, or shorten it"
                  .formatted(folder.path(), e.getMessage())
              : KEY + folder.path() + ": " + e.getMessage(),
          e);
    }
  }

  private ChatWording wording(ModelTemplates templates, String system) {
    return new ChatWording(
        tokenizer,
        templates,
        shape.ends(),
        Stops.of(settings.sampling().stop(), tokenizer),
        system,
        shape.maxLength(),
        settings.student().answerTokens());
  }

  private static boolean asks(ChatWording wording) {
    try {
      wording.room(wording.prompt(TRIED, ""), 1);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private ModelTemplates templates() {
    try {
      ModelTemplates templates = ModelTemplates.of(folder.path());
      for (TemplateException unknown : templates.check()) throw unknown;
      return templates;
    } catch (IOException | TemplateException e) {
      throw new UserError(KEY + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static ModelShape shape(ModelFolder folder, int context) {
    try {
      ModelShape shape =
          HubConfig.read(
              folder.bytes(ModelFolder.CONFIG).orElseThrow(),
              folder.bytes("generation_config.json"));
      return shape.withMaxLength(Math.min(shape.maxLength(), context));
    } catch (IllegalArgumentException e) {
      throw new UserError(KEY + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static LoraConfig lora(StudentSettings student) {
    List<String> targets = student.lora().targets();
    return LoraConfig.of(
        Math.max(1, student.lora().rank()),
        student.lora().alpha(),
        targets.equals(ALL)
            ? new LoraTargets.AllLinear()
            : new LoraTargets.Names(targets, List.of()),
        student.model());
  }

  private static List<LoraModule> modules(ModelShape shape, LoraConfig lora) {
    List<String> unmatched = lora.unmatched(shape.linear());
    if (!unmatched.isEmpty())
      throw new UserError(
          "student.lora.targets: the model has no matrix "
              + unmatched.getFirst()
              + "; it has q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj and down_proj");
    return lora.modules(shape.linear());
  }

  private static boolean halves(StudentSettings.Lora lora, ModelFolder folder) {
    return switch (lora.hold()) {
      case "bf16" -> true;
      case "fp32" -> false;
      default -> folder.tensors().values().stream().allMatch(t -> t.type() == NumberType.BF16);
    };
  }
}
