package watershed.experiments.lifetimes;

/** What decides the claims of {@link StoredContexts}. */
final class ContextFigures {
  private ContextFigures() {}

  /** Bytes that each request's context carries, where nobody asks for others. */
  static final String CONTEXT_BYTES = "4096";

  static final String GO_TRUTH = "It leaks memory, not goroutines";

  static final String THREADS_LEFT = "{* leakedThreads} / {* endedRequests}";

  /** Bytes kept for each request that nobody cancelled, of those that its context carried. */
  static final String BYTES_KEPT =
      "{* retainedBytes ending=abandoned} / ({* endedRequests ending=abandoned} * "
          + CONTEXT_BYTES
          + ")";

  /** How long the timer's queue is when every request was cancelled, for each of them. */
  static final String TASKS_QUEUED =
      "{* queuedTasks ending=cancelled} / {* endedRequests ending=cancelled}";
}
