// A roster as arithmetic: applicants, posts, what each pair is worth. Nothing here knows rules or
// people; who may not serve somewhere has no value there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace linli::matching::roster {

// Value of a pair, 0 to kMostValue; kNever: a hard rule forbids it.
using Value = uint16_t;
inline constexpr Value kMostValue = 1000;
inline constexpr Value kNever = UINT16_MAX;

struct Post {
  int places = 0;        // that may be filled
  int minimum_crew = 0;  // of these, how many before anything else
  // Posts of one window overlap, or leave no rest between them: one applicant takes one of them at
  // most. Numbered from 0.
  int window = 0;
};

struct Applicant {
  int most = 1;  // posts
};

class Problem {
 public:
  Problem(std::vector<Applicant> applicants, std::vector<Post> posts)
      : applicants_(std::move(applicants)),
        posts_(std::move(posts)),
        values_(applicants_.size() * posts_.size(), kNever) {}

  const std::vector<Applicant>& applicants() const { return applicants_; }
  const std::vector<Post>& posts() const { return posts_; }

  Value value(int applicant, int post) const { return values_[At(applicant, post)]; }
  void SetValue(int applicant, int post, Value value) { values_[At(applicant, post)] = value; }

  // Decides a pair beforehand: the post has a place less, the applicant a shift, and no other post
  // of that window. False, and nothing happens, if the pair is not possible.
  bool Take(int applicant, int post);

 private:
  size_t At(int applicant, int post) const {
    return static_cast<size_t>(applicant) * posts_.size() + static_cast<size_t>(post);
  }

  std::vector<Applicant> applicants_;
  std::vector<Post> posts_;
  std::vector<Value> values_;
};

struct Assignment {
  int applicant = 0;
  int post = 0;

  friend bool operator==(const Assignment&, const Assignment&) = default;
};

// What is better than what. First as many as possible of the minimum crews, then as many places as
// possible, then the sum of values, less kSecondShift for each post that somebody has beyond the
// first, so that more people serve rather than few of them often.
inline constexpr int64_t kCrewBonus = 1'000'000'000;
inline constexpr int64_t kFillBonus = 100'000;
inline constexpr int64_t kSecondShift = 300;

// The sum that a solution is to make great, by the rules above.
int64_t WorthOf(const Problem& problem, const std::vector<Assignment>& assignments);

}  // namespace linli::matching::roster
