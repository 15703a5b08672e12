package io.daybook.etl.source;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket, or a part of one. An object is read once into a file of its own, so that what is
/// loaded is one version of it; the files are deleted when the store is closed.
final class S3Store implements Store {
  private static final int BLOCK = 1 << 16;

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final List<Path> spooled = new ArrayList<>();

  /// @param prefix empty, or ends with `/`
  S3Store(S3Settings settings, String bucket, String prefix) {
    this.client = settings.client();
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public Optional<SourceFile> find(String path) {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(bucket).key(prefix + path))) {
      return Optional.of(spool(path, in));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    } catch (SdkException | IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public String uri(String path) {
    return "s3://" + bucket + "/" + prefix + path;
  }

  @Override
  public void close() {
    client.close();
    for (Path file : spooled) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }

  private SourceFile spool(String path, ResponseInputStream<GetObjectResponse> in)
      throws IOException {
    Path local = Files.createTempFile("daybook-", ".csv");
    spooled.add(local);
    Sha256 sha256 = new Sha256();
    long bytes = copy(in, local, sha256);
    GetObjectResponse response = in.response();
    if (response.contentLength() != null && response.contentLength() != bytes) {
      throw new IOException("got " + bytes + " of " + response.contentLength() + " bytes");
    }
    String version = response.versionId() == null ? response.eTag() : response.versionId();
    return new SourceFile(uri(path), version == null ? "" : version, bytes, sha256.text(), local);
  }

  private static long copy(InputStream in, Path local, Sha256 sha256) throws IOException {
    long bytes = 0;
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(local)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sha256.add(block, 0, read);
        out.write(block, 0, read);
        bytes += read;
      }
    }
    return bytes;
  }

  /// What a person can change is a matter of configuration; everything else may pass.
  private FailureException failure(String path, Exception e) {
    Location at = Location.file(uri(path));
    String fact = "the store does not answer: " + firstLine(e);
    if (e instanceof S3Exception refused && refused.statusCode() / 100 == 4 && !mayPass(refused)) {
      return new FailureException(
          new Failure.Config(
              "LOAD-009",
              "the store refuses: " + firstLine(e),
              at,
              "check bucket, s3.region, s3.endpoint and the AWS credentials"),
          e);
    }
    if (e instanceof SdkClientException && firstLine(e).contains("credentials")) {
      return new FailureException(
          new Failure.Config(
              "LOAD-009", fact, at, "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
          e);
    }
    return new FailureException(
        new Failure.Unavailable(
            "LOAD-008", fact, at, "try again; if it lasts, look whether s3.endpoint is reachable"),
        e);
  }

  private static boolean mayPass(S3Exception refused) {
    return refused.statusCode() == 408 || refused.statusCode() == 429;
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
