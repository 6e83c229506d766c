/// A finished program as a walker reads it: plain tables in memory that nobody changes any more.
///
/// The numbers within the tables come from the compiler alone and lead nowhere else, so that they are not checked again
/// at every step.
final class ProgramTables: @unchecked Sendable {
  private let states: UnsafeMutableBufferPointer<Program.State>
  private let targets: UnsafeMutableBufferPointer<Int32>
  private let branches: UnsafeMutableBufferPointer<Program.Branch>
  private let slots: UnsafeMutableBufferPointer<Program.Slot>
  private let lists: UnsafeMutableBufferPointer<Int32>

  init(_ program: Program) {
    states = Self.copy(program.states)
    targets = Self.copy(program.targets)
    branches = Self.copy(program.branches)
    slots = Self.copy(program.slots)
    lists = Self.copy(program.lists)
  }

  deinit {
    states.deallocate()
    targets.deallocate()
    branches.deallocate()
    slots.deallocate()
    lists.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(_ array: [Element]) -> UnsafeMutableBufferPointer<
    Element
  > {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = buffer.initialize(from: array)
    return buffer
  }

  var stateCount: Int { states.count }

  @inline(__always)
  func state(_ number: Int32) -> Program.State { states[Int(number)] }

  @inline(__always)
  func target(_ index: Int) -> Int32 { targets[index] }

  @inline(__always)
  func branch(_ number: UInt32) -> Program.Branch { branches[Int(number)] }

  @inline(__always)
  func slot(_ index: Int) -> Program.Slot { slots[index] }

  @inline(__always)
  func list(_ number: Int) -> Int32 { lists[number] }
}
