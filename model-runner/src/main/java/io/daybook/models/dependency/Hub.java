package io.daybook.models.dependency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.daybook.models.node.Fields;
import io.daybook.models.version.Version;
import io.daybook.models.version.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// dbt's package index: `hub.getdbt.com`, or what `DBT_PACKAGE_HUB_URL` names.
final class Hub {
  private final Download download;
  private final String address;
  private final boolean anyVersion;
  private final Map<String, Map<String, Release>> known = new HashMap<>();

  /// A version of a package.
  ///
  /// @param name of its project
  /// @param tarball where it is
  /// @param needs entries as in `packages.yml`
  record Release(Version version, String name, String tarball, List<Fields> needs) {}

  /// @param anyVersion whether packages count that say they want another dbt
  Hub(Download download, boolean anyVersion) {
    this.download = download;
    this.anyVersion = anyVersion;
    this.address =
        download.environment().getOrDefault("DBT_PACKAGE_HUB_URL", "https://hub.getdbt.com/");
  }

  /// The versions of a package that this program can use.
  ///
  /// @throws IOException where the index cannot be asked, or does not have the package
  Map<String, Release> releases(String name) throws IOException {
    Map<String, Release> releases = known.get(name);
    if (releases == null) {
      releases = read(name);
      known.put(name, releases);
    }
    return releases;
  }

  private Map<String, Release> read(String name) throws IOException {
    JsonNode answer;
    try {
      byte[] bytes = download.bytes(address + "api/v1/" + name + ".json");
      answer = JsonMapper.builder().build().readTree(bytes);
    } catch (Download.NotFound _) {
      throw new Download.NotFound("Package " + name + " was not found in the package index");
    }
    if (!answer.path("versions").isObject()) {
      throw new IOException("the package index answers without versions of " + name);
    }
    Map<String, Release> releases = new LinkedHashMap<>();
    answer
        .path("versions")
        .properties()
        .forEach(each -> {
          if (anyVersion || isCompatible(each.getValue().path("require_dbt_version"))) {
            releases.put(each.getKey(), release(each.getKey(), each.getValue()));
          }
        });
    return releases;
  }

  private static Release release(String version, JsonNode said) {
    List<Fields> needs = new ArrayList<>();
    for (JsonNode need : said.path("packages")) {
      needs.add(Fields.of(JsonMapper.builder().build().convertValue(need, Map.class)));
    }
    return new Release(
        Version.of(version),
        said.path("name").asText(),
        said.path("downloads").path("tarball").asText(),
        needs);
  }

  private static boolean isCompatible(JsonNode required) {
    List<JsonNode> bounds = new ArrayList<>();
    if (required.isArray()) {
      required.forEach(bounds::add);
    } else if (!required.asText().isEmpty()) {
      bounds.add(required);
    }
    Version own = Version.of(VersionRange.SPOKEN);
    return bounds.stream().allMatch(bound -> Version.Bound.of(bound.asText()).allows(own));
  }
}
