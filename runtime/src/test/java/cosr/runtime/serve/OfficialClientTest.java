package cosr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionChoice;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.models.Model;
import cosr.student.engine.djl.DjlEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the official client of OpenAI gets from a small model with random weights. */
class OfficialClientTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static LlamaServer llama;
  private static OpenAIClient client;

  @BeforeAll
  static void start() {
    llama = LlamaServer.start();
    client = llama.client();
  }

  @AfterAll
  static void end() {
    client.close();
    llama.close();
  }

  private static List<Long> longs(JsonNode ids) {
    List<Long> all = new ArrayList<>();
    ids.forEach(id -> all.add(id.asLong()));
    return all;
  }

  private static String text(JsonNode ids) {
    int[] all = longs(ids).stream().mapToInt(Long::intValue).toArray();
    return llama.served().tokenizer().decode(all, true);
  }

  private static CompletionCreateParams.Builder completion() {
    return CompletionCreateParams.builder().model(LlamaServer.NAME);
  }

  private static ChatCompletionCreateParams.Builder chat(String content) {
    return ChatCompletionCreateParams.builder()
        .model(LlamaServer.NAME)
        .addUserMessage(content)
        .maxCompletionTokens(40);
  }

  private static CompletionChoice only(Completion completion) {
    assertThat(completion.choices()).hasSize(1);
    return completion.choices().getFirst();
  }

  @Test
  void theModelIsListedAndFoundByItsName() {
    List<Model> models = client.models().list().data();
    assertThat(models).hasSize(1);
    assertThat(models.getFirst().id()).isEqualTo("llama");
    assertThat(client.models().retrieve("llama").created()).isPositive();
  }

  @Test
  void atTemperature0TheAnswerIsTheReferencesGreedyContinuation() {
    for (JsonNode greedy : LlamaServer.facts("llama").path("greedy")) {
      int tokens = greedy.path("continuation").size();
      CompletionCreateParams request =
          completion()
              .promptOfArrayOfTokens(longs(greedy.path("prompt")))
              .temperature(0)
              .maxTokens(tokens)
              .build();
      Completion answer = client.completions().create(request);
      assertThat(only(answer).text()).isEqualTo(text(greedy.path("continuation")));
      assertThat(only(answer).finishReason()).isEqualTo(CompletionChoice.FinishReason.LENGTH);
      assertThat(answer.usage().orElseThrow().promptTokens())
          .isEqualTo(greedy.path("prompt").size());
      assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(tokens);
    }
  }

  @Test
  void severalPromptsInOneRequestAreAnsweredInTheirOrder() {
    List<List<Long>> prompts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (JsonNode greedy : LlamaServer.facts("llama").path("greedy")) {
      prompts.add(longs(greedy.path("prompt")));
      texts.add(text(greedy.path("continuation")));
    }
    Completion answer =
        client
            .completions()
            .create(
                completion()
                    .promptOfArrayOfTokenArrays(prompts)
                    .temperature(0)
                    .maxTokens(24)
                    .build());
    assertThat(answer.choices().stream().map(CompletionChoice::text)).isEqualTo(texts);
    assertThat(answer.choices().stream().map(CompletionChoice::index)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aChatIsRenderedByTheModelsTemplateAndCounted() {
    JsonNode known = LlamaServer.facts("llama").path("chats").get(1);
    int prompt = known.path("ids").size();
    ChatCompletion answer =
        client.chat().completions().create(chat("What is 2 + 3?").temperature(0).build());
    assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(prompt);
    assertThat(answer.choices().getFirst().message().content()).isPresent();
    Completion same =
        client
            .completions()
            .create(
                completion()
                    .promptOfArrayOfTokens(longs(known.path("ids")))
                    .temperature(0)
                    .maxTokens(40)
                    .build());
    assertThat(answer.choices().getFirst().message().content()).contains(only(same).text());
  }

  @Test
  void aStreamBringsTheSameTextInPiecesAndEndsWithTheUsage() {
    ChatCompletion whole =
        client.chat().completions().create(chat("Say more").temperature(0).build());
    StringBuilder text = new StringBuilder();
    List<ChatCompletionChunk> chunks = new ArrayList<>();
    ChatCompletionCreateParams request =
        chat("Say more")
            .temperature(0)
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(request)) {
      stream.stream().forEach(chunks::add);
    }
    chunks.stream()
        .flatMap(chunk -> chunk.choices().stream())
        .forEach(choice -> choice.delta().content().ifPresent(text::append));
    assertThat(whole.choices().getFirst().message().content()).contains(text.toString());
    assertThat(chunks).hasSizeGreaterThan(4);
    assertThat(chunks.getLast().choices()).isEmpty();
    assertThat(chunks.getLast().usage().orElseThrow().completionTokens())
        .isEqualTo(whole.usage().orElseThrow().completionTokens());
    assertThat(chunks.get(chunks.size() - 2).choices().getFirst().finishReason()).isPresent();
    assertThat(chunks.stream().map(ChatCompletionChunk::id).distinct()).hasSize(1);
  }

  @Test
  void aStopStringEndsTheAnswerBeforeItAndIsNeverStreamed() {
    JsonNode greedy = LlamaServer.facts("llama").path("greedy").get(0);
    String all = text(greedy.path("continuation"));
    String stop = all.substring(20, 23);
    CompletionCreateParams request =
        completion()
            .promptOfArrayOfTokens(longs(greedy.path("prompt")))
            .temperature(0)
            .maxTokens(24)
            .stop(stop)
            .build();
    Completion answer = client.completions().create(request);
    assertThat(only(answer).text()).isEqualTo(all.substring(0, all.indexOf(stop)));
    assertThat(only(answer).finishReason()).isEqualTo(CompletionChoice.FinishReason.STOP);
    assertThat(answer.usage().orElseThrow().completionTokens()).isLessThan(24);
    StringBuilder streamed = new StringBuilder();
    try (StreamResponse<Completion> stream = client.completions().createStreaming(request)) {
      stream.stream().forEach(part -> streamed.append(only(part).text()));
    }
    assertThat(streamed).hasToString(only(answer).text());
  }

  @Test
  @SuppressWarnings("deprecation") // clients go on sending it
  void aSeedGivesTheSameAnswersAgainAndChoicesDiffer() {
    ChatCompletionCreateParams request = chat("Draw").seed(7).n(4).build();
    List<String> first = contents(client.chat().completions().create(request));
    assertThat(contents(client.chat().completions().create(request))).isEqualTo(first);
    assertThat(first).hasSize(4).doesNotHaveDuplicates();
    assertThat(contents(client.chat().completions().create(chat("Draw").seed(8).n(4).build())))
        .isNotEqualTo(first);
    assertThat(contents(client.chat().completions().create(chat("Draw").seed(7).build())))
        .containsExactly(first.getFirst());
  }

  private static List<String> contents(ChatCompletion completion) {
    return completion.choices().stream().map(c -> c.message().content().orElseThrow()).toList();
  }

  @Test
  void theLogProbabilityOfEveryTokenIsThere() {
    ChatCompletionCreateParams request =
        chat("Draw").temperature(0).logprobs(true).topLogprobs(1).build();
    ChatCompletion answer = client.chat().completions().create(request);
    var tokens = answer.choices().getFirst().logprobs().orElseThrow().content().orElseThrow();
    assertThat(tokens).hasSize((int) answer.usage().orElseThrow().completionTokens());
    assertThat(tokens)
        .allSatisfy(
            token -> {
              assertThat(token.logprob()).isNegative();
              assertThat(token.topLogprobs()).hasSize(1);
              assertThat(token.topLogprobs().getFirst().logprob()).isEqualTo(token.logprob());
            });
  }

  @Test
  void aDrawnTokenHasTheLogProbabilityThatTheModelGivesIt() {
    JsonNode prompt = LlamaServer.facts("llama").path("greedy").get(1).path("prompt");
    var logprobs =
        only(client
                .completions()
                .create(
                    completion()
                        .promptOfArrayOfTokens(longs(prompt))
                        .seed(3)
                        .maxTokens(1)
                        .logprobs(0)
                        .build()))
            .logprobs()
            .orElseThrow();
    String token = logprobs.tokens().orElseThrow().getFirst();
    double given = logprobs.tokenLogprobs().orElseThrow().getFirst();
    DjlEngine engine = (DjlEngine) llama.served().engine();
    double[] logits = engine.logits(longs(prompt).stream().mapToInt(Long::intValue).toArray());
    int vocabulary = llama.served().vocabulary();
    int last = logits.length - vocabulary;
    double sum = 0;
    for (int id = 0; id < vocabulary; id++) sum += Math.exp(logits[last + id]);
    List<Double> possible = new ArrayList<>();
    for (int id = 0; id < vocabulary; id++)
      if (llama.served().tokenizer().decode(new int[] {id}, false).equals(token))
        possible.add(logits[last + id] - Math.log(sum));
    assertThat(possible).anySatisfy(value -> assertThat(given).isCloseTo(value, within(1e-4)));
    assertThat(logprobs.textOffset().orElseThrow()).containsExactly(0L);
  }

  @Test
  void topPAndTopKLeaveOnlyTheLikeliest() {
    String greedy =
        only(client
                .completions()
                .create(completion().prompt("Tell").temperature(0).maxTokens(12).build()))
            .text();
    CompletionCreateParams.Builder drawn =
        completion().prompt("Tell").temperature(2).maxTokens(12).seed(5);
    assertThat(only(client.completions().create(drawn.build())).text()).isNotEqualTo(greedy);
    assertThat(only(client.completions().create(drawn.topP(0.001).build())).text())
        .isEqualTo(greedy);
    CompletionCreateParams one =
        drawn.topP(1).putAdditionalBodyProperty("top_k", JsonValue.from(1)).build();
    assertThat(only(client.completions().create(one)).text()).isEqualTo(greedy);
  }

  @Test
  void withATokenOnlyWhoSendsItIsAnswered() {
    Server.Limits limits = new Server.Limits(0, 4, 16);
    try (LlamaServer guarded = new LlamaServer(limits, Optional.of(TOKEN))) {
      OpenAIClient friend = guarded.client(TOKEN);
      OpenAIClient stranger = guarded.client(TOKEN.replace('f', 'e'));
      assertThat(friend.models().list().data()).hasSize(1);
      assertThatThrownBy(() -> stranger.models().list())
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("token");
      friend.close();
      stranger.close();
    }
  }

  @Test
  void twentyRequestsAtOnceAreAnsweredAsOneByOne() throws Exception {
    JsonNode greedy = LlamaServer.facts("llama").path("greedy");
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<CompletableFuture<String>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              only(client
                                      .completions()
                                      .create(
                                          completion()
                                              .promptOfArrayOfTokens(
                                                  longs(greedy.get(i % 3).path("prompt")))
                                              .temperature(0)
                                              .maxTokens(24)
                                              .build()))
                                  .text(),
                          threads))
              .toList();
      for (int i = 0; i < 20; i++)
        assertThat(answers.get(i).get()).isEqualTo(text(greedy.get(i % 3).path("continuation")));
    }
  }
}
