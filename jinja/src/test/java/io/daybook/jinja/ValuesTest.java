package io.daybook.jinja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.jinja.python.Text;
import io.daybook.jinja.value.Markup;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PySet;
import io.daybook.jinja.value.PyTuple;
import io.daybook.jinja.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How values of Java come into a template and out of it, and what they are to Java meanwhile.
class ValuesTest {
  private enum Colour {
    RED
  }

  private static String shown(Object value) {
    return Text.repr(Values.of(value));
  }

  @Test
  void javasValuesBecomePythons() {
    assertEquals("None", Text.repr(Values.of(null)));
    assertEquals("7", shown(7));
    assertEquals("7", shown((short) 7));
    assertEquals("7", shown((byte) 7));
    assertEquals("0.5", shown(0.5f));
    assertEquals("7", shown(BigInteger.valueOf(7)));
    assertEquals(7L, Values.of(BigInteger.valueOf(7)));
    assertEquals("18446744073709551616", shown(BigInteger.TWO.pow(64)));
    assertEquals("Decimal('1.50')", shown(new BigDecimal("1.50")));
    assertEquals("'c'", shown('c'));
    assertEquals("'RED'", shown(Colour.RED));
    assertEquals("[1, 'a', None]", shown(new ArrayList<>(java.util.Arrays.asList(1, "a", null))));
    assertEquals("[1, 2]", shown(new Object[] {1, 2}));
    assertEquals("{1}", shown(Set.of(1)));
    assertEquals("{'a': [1]}", shown(Map.of("a", List.of(1))));
    assertEquals("5", shown(Optional.of(5)));
    assertEquals("None", shown(Optional.empty()));
    assertEquals("Markup('<')", shown(new Markup("<")));
  }

  @Test
  void pythonsValuesBecomeJavas() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("a", List.of(1L, "x"));
    expected.put("b", null);
    PyDict dict = new PyDict();
    dict.put("a", PyTuple.of(1L, new Markup("x")));
    dict.put("b", None.NONE);

    assertEquals(expected, Values.toJava(dict));
    assertEquals(List.of(2L), Values.toJava(PyList.of(2L)));
    assertEquals(1.5, Values.toJava(1.5));
  }

  @Test
  void aDictIsAMapWhoseNumbersAreOneKey() {
    PyDict dict = new PyDict();
    dict.put(1L, "a");
    dict.put(1.0, "b");
    dict.put(true, "c");
    dict.put(2.5, "d");
    dict.put(1e300, "e");

    assertEquals("{1: 'c', 2.5: 'd', 1e+300: 'e'}", Text.repr(dict));
    assertEquals("c", dict.get(1L));
    assertEquals("e", dict.get(1e300));
    assertTrue(dict.containsKey(1.0));
    assertFalse(dict.containsKey("1"));
    assertEquals(new PyDict(dict), dict);
    assertEquals(new PyDict(dict).hashCode(), dict.hashCode());
    assertEquals("c", dict.remove(true));
    assertEquals(2, dict.size());
    Map.Entry<Object, Object> first = dict.entrySet().iterator().next();
    assertEquals(2.5, first.getKey());
    assertEquals("d", first.getValue());
    first.setValue("z");
    assertEquals("z", dict.find(2.5));
    assertEquals(2, dict.entrySet().size());
    dict.clear();
    assertTrue(dict.isEmpty());
  }

  @Test
  void listsTuplesAndSetsAreCollections() {
    PyList list = PyList.of(1L, 2L);

    assertTrue(list.add(3L));
    assertEquals(PyList.of(1.0, 2L, 3L), list);
    assertNotEquals(PyList.of(1L), list);
    assertNotEquals(PyTuple.of(1L, 2L, 3L), list);
    assertEquals(PyTuple.of(1L, true), PyTuple.of(1.0, 1L));
    assertEquals(PyTuple.of(1L).hashCode(), PyTuple.of(1.0).hashCode());
    PySet set = new PySet(list);
    assertTrue(set.remove(1.0));
    assertFalse(set.remove(9L));
    assertEquals(new PySet(PyList.of(3L, 2L)), set);
    assertEquals(new PySet(PyList.of(3L, 2L)).hashCode(), set.hashCode());
    assertTrue(set.contains(2L));
    assertEquals(2, set.size());
  }

  @Test
  void whatHasNoMeaningInATemplateIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Values.of(new Object()));

    assertEquals(
        "a template cannot hold a java.lang.Object: offer it as a HostObject",
        refused.getMessage());
  }
}
