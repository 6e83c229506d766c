/// A finished program as a walker reads it: plain tables in memory that nobody changes any more.
///
/// The numbers within the tables come from the compiler alone and lead nowhere else, so that they are not checked again
/// at every step.
final class ProgramTables: @unchecked Sendable {
  private let states: UnsafeMutableBufferPointer<Program.State>
  private let codes: UnsafeMutableBufferPointer<UInt32>
  private let targets: UnsafeMutableBufferPointer<Int32>
  private let branches: UnsafeMutableBufferPointer<Program.Branch>
  private let slots: UnsafeMutableBufferPointer<Program.Slot>
  private let lists: UnsafeMutableBufferPointer<Int32>

  /// Takes over a program, table by table, so that none is held twice for long.
  init(_ program: consuming Program) {
    states = Self.take(&program.states)
    codes = Self.take(&program.codes)
    targets = Self.take(&program.targets)
    branches = Self.take(&program.branches)
    slots = Self.take(&program.slots)
    lists = Self.take(&program.lists)
  }

  deinit {
    states.deallocate()
    codes.deallocate()
    targets.deallocate()
    branches.deallocate()
    slots.deallocate()
    lists.deallocate()
  }

  private static func take<Element: BitwiseCopyable>(
    _ array: inout [Element]
  ) -> UnsafeMutableBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = buffer.initialize(from: array)
    array = []
    return buffer
  }

  var stateCount: Int { states.count }

  @inline(__always)
  func state(_ number: Int32) -> Program.State { states[Int(number)] }

  /// A symbol of a literal, counted from 0.
  @inline(__always)
  func code(_ literal: Program.State, _ index: Int) -> UInt32 {
    codes[Int(literal.argument) &+ index]
  }

  @inline(__always)
  func target(_ index: Int) -> Int32 { targets[index] }

  @inline(__always)
  func branch(_ number: UInt32) -> Program.Branch { branches[Int(number)] }

  @inline(__always)
  func slot(_ index: Int) -> Program.Slot { slots[index] }

  @inline(__always)
  func list(_ number: Int) -> Int32 { lists[number] }
}
