package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes of the operating system, and knows when they are gone. */
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
}
