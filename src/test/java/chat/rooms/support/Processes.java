package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs and ends processes of the operating system, and knows when they are gone. */
final class Processes {
  private Processes() {}

  /** Whether the process was gone in time. */
  static boolean awaitEnd(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks the process to end, and kills it when it does not in time. */
  static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!awaitEnd(process, patience)) {
      kill(process);
    }
  }

  /** Kills without asking, as {@code kill -9} does. */
  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    awaitEnd(process, Duration.ofSeconds(10));
  }

  /** Sends a signal that the JDK has no call for. */
  static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The live process whose id is the file's first line, if its command is what it should be. */
  static Optional<ProcessHandle> fromFile(Path pidFile, String command) {
    try {
      return Files.exists(pidFile)
          ? Files.readAllLines(pidFile).stream()
              .findFirst()
              .map(String::strip)
              .filter(line -> line.matches("[0-9]+"))
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
              .filter(process -> process.info().command().orElse("").contains(command))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How a process ended, and all that it said. */
  record Outcome(int status, String output) {}

  /**
   * Runs a command in the project's folder, without input.
   *
   * @param environment beside that of this process
   * @return what came of it, with the status -1 where it took longer and was killed
   */
  static Outcome run(List<String> command, Map<String, String> environment, Duration patience) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.directory(Project.root().toFile()).environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(Processes::kill);
        kill(process.toHandle());
        return new Outcome(-1, command + " took longer than " + patience + "\n" + output.join());
      }
      return new Outcome(process.exitValue(), output.join());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
