package io.daybook.etl.generate;

import io.daybook.etl.source.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// An inbox in a bucket, or in a part of one. Files are written on this machine and uploaded; an
/// object appears whole or not at all.
final class S3Inbox implements Inbox {
  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /// @param prefix empty, or ends with `/`
  S3Inbox(S3Settings settings, String bucket, String prefix) {
    this.client = settings.client();
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public Path workplace() throws IOException {
    return Files.createTempDirectory("daybook-generate-");
  }

  @Override
  public void deliver(Path file, String path) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(prefix + path), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void remove(String path) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(prefix + path));
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String uri(String path) {
    return "s3://" + bucket + "/" + prefix + path;
  }

  @Override
  public void close() {
    client.close();
  }
}
