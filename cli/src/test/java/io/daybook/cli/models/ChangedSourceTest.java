package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A source is another relation where its schema or its table has another name.
class ChangedSourceTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @Test
  void aTableOfAnotherNameOrSchemaIsAModifiedRelation() {
    String sources =
        "sources: [{name: raw, schema: public, tables: [{name: t, identifier: t1}, {name: u}]}]";
    shop.write("models/s.yml", sources);
    String before = shop.path("before").toString();
    shop.models("parse", "--target-path", before);
    shop.write("models/s.yml", sources.replace("t1", "t2"));

    String table = shop.models("ls", "--select", "state:modified.relation", "--state", before);

    assertEquals(List.of("source:shop.raw.t"), listed(table));

    shop.write("models/s.yml", sources.replace("public", "elsewhere"));

    String schema = shop.models("ls", "--select", "state:modified", "--state", before);

    assertEquals(List.of("source:shop.raw.t", "source:shop.raw.u"), listed(schema));
  }

  private static List<String> listed(String told) {
    return told.lines().filter(line -> line.startsWith("source:")).toList();
  }
}
